// Ids and spans of everything that a page is taken apart into.
//
// Inside Casus every text position is a UTF-8 byte offset with a tagged type, so that bytes of the
// page, bytes of an article's text and tokens never mix. Only the views that print (view.h) turn
// text bytes into Unicode code points.
#pragma once

#include "casus/base/range.h"

namespace casus {

using RawSpan = Range<struct RawTag>;    // Bytes of the page as fetched (design §3.8).
using TextSpan = Range<struct TextTag>;  // Bytes of Article::text.

using NodeId = Id<struct NodeTag>;  // Node of a page's tree.
using NodeRange = Range<struct NodeTag>;
using AttributeId = Id<struct AttributeTag>;
using AttributeRange = Range<struct AttributeTag>;
using BlockId = Id<struct BlockTag>;  // Block of an article.
using BlockRange = Range<struct BlockTag>;

using TokenId = Id<struct TokenTag>;
using TokenSpan = Range<struct TokenTag>;
using SentenceId = Id<struct SentenceTag>;
using EntityId = Id<struct EntityTag>;
using ChunkId = Id<struct ChunkTag>;

using PropositionId = Id<struct PropositionTag>;
using ArgumentId = Id<struct ArgumentTag>;
using ArgumentRange = Range<struct ArgumentTag>;
using SpeechId = Id<struct SpeechTag>;

using ActorIndex = Id<struct ActorTag>;  // Actor of one document (types/mention.h), not a key.
using MentionId = Id<struct MentionTag>;
using EventIndex = Id<struct EventTag>;  // Event mention of one document.

}  // namespace casus
