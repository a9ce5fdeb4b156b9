// A question to a store: the full text finds who may answer, the same rules as everywhere decide (question.h).
#pragma once
#include <functional>

#include "base/result.h"
#include "store/answer.h"
#include "store/store.h"

namespace nienbieu {

// Calls `take` for each answer, by earliest, latest, id. The answer is valid during the call. The store must be fresh.
Status ask_store(Store& store, Question question, const std::function<void(const Answer&, const DocumentOf&)>& take);

}  // namespace nienbieu
