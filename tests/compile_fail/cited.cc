// A value of the record cannot exist without its citation.
#include "casus/types/record.h"

namespace casus {

int use(Citation citation) {
#if CASE == 1
  const Cited<int> year;  // CASE 1: no matching function for call
#elif CASE == 2
  const Cited<int> year(1991);  // CASE 2: no matching function for call
#elif CASE == 3
  const Cited<int> year = 1991;  // CASE 3: conversion from
#else
  const Cited<int> year(1991, std::move(citation));
#endif
  return year.value();
}

}  // namespace casus
