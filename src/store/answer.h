// Answers for people and for programs: each with date, speaker, content, source sentence, report chain and offsets.
#pragma once
#include <functional>
#include <string>

#include "store/question.h"

namespace nienbieu {

// The document of a report by its id; null when unknown.
using DocumentOf = std::function<const ExportJson*(const std::string& id)>;

// A block of lines: date, headline, content, then every answering report with its source, chain and the sentence's offsets.
void write_answer_text(const Answer& answer, const DocumentOf& document_of, std::string& out);

// One nienbieu/answer@1 object and its line break.
void write_answer_json(const Answer& answer, const DocumentOf& document_of, std::string& out);

}  // namespace nienbieu
