#include "ingest/article_stream.h"
namespace nienbieu {
ArticleStreamPtr read_html(ByteSourcePtr source, const ReadOptions& options) { return read_text(std::move(source), options); }
ArticleStreamPtr read_warc(ByteSourcePtr source, const ReadOptions& options) { return read_text(std::move(source), options); }
}
