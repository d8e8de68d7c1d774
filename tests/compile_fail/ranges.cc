// Numbers of different things cannot be mixed up.
#include "casus/types/ids.h"

namespace casus {

int use() {
  Column<TokenTag, int> tokens(3);
  const TokenId token(1);
  const SentenceId sentence(1);
#if CASE == 1
  return tokens[sentence];  // CASE 1: no match for .operator\[\]
#elif CASE == 2
  return tokens[1];  // CASE 2: no match for .operator\[\]
#elif CASE == 3
  return token == sentence ? 1 : 0;  // CASE 3: no match for .operator==
#elif CASE == 4
  const TextSpan text = RawSpan(0, 1);  // CASE 4: conversion from
  return static_cast<int>(text.size());
#else
  return tokens[token] + static_cast<int>(sentence.value);
#endif
}

}  // namespace casus
