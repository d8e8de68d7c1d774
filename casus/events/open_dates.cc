#include "casus/events/open_dates.h"

#include <algorithm>
#include <utility>

#include "casus/events/choose.h"
#include "casus/events/parties.h"

namespace casus::events {
namespace {

using knowledge::DateFeature;

constexpr std::uint32_t kSentencesBack =
    6;  // But dates of acts and of the lead from anywhere before.
constexpr std::uint32_t kSentencesAhead = 2;
constexpr std::chrono::days kNearPublication{3};

void set(DateCandidate& candidate, DateFeature feature, bool holds) {
  if (holds) candidate.features[static_cast<std::size_t>(feature)] = 1.0;
}

class OpenDates {
 public:
  OpenDates(const Document& document, const MatchView& view, const knowledge::Frames& frames,
            const knowledge::OpenFieldWeights& weights, std::vector<EventDraft>& drafts,
            std::vector<OpenDateChoice>& choices)
      : article_(*document.article),
        view_(view),
        assertions_(document.assertions),
        frames_(frames),
        weights_(weights),
        drafts_(drafts),
        choices_(choices) {}

  void operator()() {
    for (std::size_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].event.time < 0) ask(i);
  }

 private:
  using Candidates = std::vector<DateCandidate>;

  [[nodiscard]] const TimeMention& time_of(const DateCandidate& candidate) const {
    return view_.mentions.times[static_cast<std::size_t>(candidate.time)];
  }
  [[nodiscard]] SentenceId sentence_of(const EventMention& event) const {
    return view_.propositions.propositions[event.proposition].sentence;
  }
  [[nodiscard]] BlockId block_of(TokenId token) const {
    return article_.block_at(view_.annotation.span[token].begin_);
  }
  [[nodiscard]] bool is_speech(const EventMention& event) const {
    const int frame = frames_.find(event.frame);
    return frame >= 0 && frames_.frames()[static_cast<std::size_t>(frame)].speech;
  }
  [[nodiscard]] bool is_lead(TokenId token) const {
    const BlockId block = block_of(token);
    return block.valid() && article_.blocks[block].lead;
  }

  void ask(std::size_t i) {
    EventMention& event = drafts_[i].event;
    OpenDateChoice choice;
    choice.draft = i;
    find_candidates(i, choice.candidates);
    choice.chosen = choose(weights_.date(event.type), choice.candidates);
    if (choice.chosen >= 0) {
      event.time = choice.candidates[static_cast<std::size_t>(choice.chosen)].time;
      event.time_how = How::kInferred;
    }
    choices_.push_back(std::move(choice));
  }

  void find_candidates(std::size_t at, Candidates& candidates) const {
    const EventMention& event = drafts_[at].event;
    const std::uint32_t here = sentence_of(event).value;
    for (std::size_t t = 0; t < view_.mentions.times.size(); ++t) {
      const TimeMention& time = view_.mentions.times[t];
      if (!time.when) continue;
      const std::uint32_t there = view_.annotation.sentence_of[time.span.begin()].value;
      const bool is_near = there + kSentencesBack >= here && there <= here + kSentencesAhead;
      const bool is_old_lead = there < here && is_lead(time.span.begin());
      if (!is_near && !is_old_lead) continue;
      DateCandidate candidate;
      candidate.time = static_cast<std::int32_t>(t);
      add_position(event, there, here, candidate);
      add_date(event, candidate);
      add_event(at, candidate);
      add_acts(at, candidate);
      candidates.push_back(candidate);
    }
    mark_ends(event, candidates);
  }

  void add_position(const EventMention& event, std::uint32_t there, std::uint32_t here,
                    DateCandidate& candidate) const {
    const TokenId token = time_of(candidate).span.begin();
    set(candidate, DateFeature::kSameSentence, there == here);
    set(candidate, DateFeature::kOneBefore, there + 1 == here);
    set(candidate, DateFeature::kTwoBefore, there + 2 == here || there + 3 == here);
    set(candidate, DateFeature::kFarBefore, there + 3 < here);
    set(candidate, DateFeature::kOneAfter, there == here + 1);
    set(candidate, DateFeature::kFarAfter, there > here + 1);
    set(candidate, DateFeature::kSameBlock, block_of(token) == block_of(event.evidence.begin()));
    set(candidate, DateFeature::kLead, is_lead(token));
    const TokenId head = view_.annotation.head[time_of(candidate).span.end().before()];
    const bool before_noun = head > token && (view_.annotation.pos[head] == Pos::kNoun ||
                                              view_.annotation.pos[head] == Pos::kPropn);
    set(candidate, DateFeature::kNamesNoun, before_noun);
  }

  void add_date(const EventMention& event, DateCandidate& candidate) const {
    const When& when = *time_of(candidate).when;
    set(candidate, DateFeature::kOpenEnd, !when.earliest || !when.latest);
    set(candidate, DateFeature::kDay, when.grain == Grain::kDay);
    set(candidate, DateFeature::kMonth, when.grain == Grain::kMonth || when.grain == Grain::kWeek);
    set(candidate, DateFeature::kLong, when.grain > Grain::kMonth && when.grain != Grain::kRange);
    if (!article_.published) return;
    const Day published = *article_.published;
    const bool is_future = when.earliest && *when.earliest > published;
    const bool is_planned =
        event.status == EventStatus::kPlanned || event.status == EventStatus::kHypothetical;
    set(candidate, DateFeature::kFuture, is_future);
    set(candidate, DateFeature::kPlannedAndFuture, is_future && is_planned && !is_speech(event));
    set(candidate, DateFeature::kPlannedAndPast, !is_future && is_planned && !is_speech(event));
    set(candidate, DateFeature::kNearPublication,
        !is_future && when.latest && *when.latest + kNearPublication >= published);
  }

  void add_event(std::size_t at, DateCandidate& candidate) const {
    const EventMention& event = drafts_[at].event;
    const Proposition& p = view_.propositions.propositions[event.proposition];
    const Assertion& assertion = assertions_.of[event.proposition];
    set(candidate, DateFeature::kSpeech, is_speech(event));
    set(candidate, DateFeature::kFinitePast,
        p.form == Form::kFinite && p.marks.tense == Tense::kPast && !p.marks.perfect);
    set(candidate, DateFeature::kPresent, p.marks.tense == Tense::kPresent && !p.marks.perfect);
    set(candidate, DateFeature::kPerfect, p.marks.perfect);
    set(candidate, DateFeature::kNoun, p.part == 'n' && p.form != Form::kLight);
    set(candidate, DateFeature::kPlanned,
        event.status == EventStatus::kPlanned || event.status == EventStatus::kHypothetical);
    set(candidate, DateFeature::kBackground, assertion.background);
    set(candidate, DateFeature::kReported, assertion.reported);
    set(candidate, DateFeature::kInLead, drafts_[at].is_lead);
  }

  [[nodiscard]] bool do_share_party(const EventMention& a, const EventMention& b) const {
    const auto shares = [&](const std::vector<Party>& x, const std::vector<Party>& y) {
      return std::any_of(x.begin(), x.end(), [&](const Party& one) {
        return std::any_of(y.begin(), y.end(), [&](const Party& other) {
          return are_same_side(one.actor, other.actor, view_.mentions);
        });
      });
    };
    return shares(a.actors, b.actors) || shares(a.actors, b.recipients) ||
           shares(a.recipients, b.actors);
  }

  // Which acts took place on that date: the last dated one before this act counts for itself.
  void add_acts(std::size_t at, DateCandidate& candidate) const {
    const EventMention& event = drafts_[at].event;
    bool is_last = true;
    for (std::size_t j = at; j-- > 0;) {
      const EventMention& other = drafts_[j].event;
      if (other.time < 0) continue;
      if (other.time == candidate.time) {
        set(candidate, DateFeature::kOfAct, true);
        set(candidate, DateFeature::kLastDated, is_last);
        set(candidate, DateFeature::kSharesParty, do_share_party(event, other));
        set(candidate, DateFeature::kSameType, event.type == other.type);
        set(candidate, DateFeature::kActIsSpeech, is_speech(other));
        set(candidate, DateFeature::kSameSpeaker,
            is_speech(event) && is_speech(other) && !event.actors.empty() &&
                !other.actors.empty() && event.actors.front().actor == other.actors.front().actor);
      }
      is_last = false;
    }
  }

  void mark_ends(const EventMention& event, Candidates& candidates) const {
    DateCandidate* nearest = nullptr;
    std::uint32_t least = 0;
    const std::uint32_t head = view_.propositions.propositions[event.proposition].head.value;
    for (DateCandidate& candidate : candidates) {
      const std::uint32_t token = time_of(candidate).span.begin_;
      const std::uint32_t distance = token > head ? token - head : head - token;
      if (nearest != nullptr && distance >= least) continue;
      nearest = &candidate;
      least = distance;
    }
    if (nearest == nullptr) return;
    set(*nearest, DateFeature::kNearest, true);
    set(candidates.front(), DateFeature::kFirst, true);
  }

  const Article& article_;
  const MatchView& view_;
  const Assertions& assertions_;
  const knowledge::Frames& frames_;
  const knowledge::OpenFieldWeights& weights_;
  std::vector<EventDraft>& drafts_;
  std::vector<OpenDateChoice>& choices_;
};

}  // namespace

void fill_open_dates(const Document& document, const MatchView& view,
                     const knowledge::Frames& frames, const knowledge::OpenFieldWeights& weights,
                     std::vector<EventDraft>& drafts, std::vector<OpenDateChoice>& choices) {
  choices.clear();
  OpenDates(document, view, frames, weights, drafts, choices)();
}

}  // namespace casus::events
