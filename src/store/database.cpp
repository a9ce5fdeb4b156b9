#include "store/database.h"

#include <sqlite3.h>

#include <filesystem>

namespace nienbieu {

SqlStatement& SqlStatement::operator=(SqlStatement&& other) noexcept {
  if (this != &other) {
    sqlite3_finalize(statement_);
    statement_ = std::exchange(other.statement_, nullptr);
  }
  return *this;
}

SqlStatement::~SqlStatement() { sqlite3_finalize(statement_); }

SqlStatement& SqlStatement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_, index, value);
  return *this;
}

SqlStatement& SqlStatement::bind(int index, double value) {
  sqlite3_bind_double(statement_, index, value);
  return *this;
}

SqlStatement& SqlStatement::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_, index, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

SqlStatement& SqlStatement::bind_or_null(int index, std::string_view text) { return text.empty() ? bind_null(index) : bind(index, text); }

SqlStatement& SqlStatement::bind_null(int index) {
  sqlite3_bind_null(statement_, index);
  return *this;
}

bool SqlStatement::step() { return sqlite3_step(statement_) == SQLITE_ROW; }

bool SqlStatement::run() {
  int state = SQLITE_ROW;
  while (state == SQLITE_ROW) state = sqlite3_step(statement_);
  return sqlite3_reset(statement_) == SQLITE_OK && state == SQLITE_DONE;
}

void SqlStatement::reset() { sqlite3_reset(statement_); }

std::string_view SqlStatement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_, column);
  return bytes ? std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string_view{};
}

std::int64_t SqlStatement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

Result<Database> Database::open(const std::string& path, bool make) {
  std::error_code error;
  if (!make && !std::filesystem::exists(path, error))
    return Error{"store.open", path, 0, 0, "does not exist; `nienbieu store --db " + path + " add ARTICLES` makes it"};
  sqlite3* handle = nullptr;
  const int state = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | (make ? SQLITE_OPEN_CREATE : 0), nullptr);
  Database database(handle, path);
  if (state != SQLITE_OK) return database.status().error();
  sqlite3_busy_timeout(handle, 10'000);
  if (auto status = database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;");
      !status)
    return status.error();
  return database;
}

Database::Database(Database&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)), path_(std::move(other.path_)) {}

Database::~Database() { sqlite3_close_v2(handle_); }

Status Database::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return status();
}

Result<SqlStatement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) return status().error();
  return SqlStatement(statement);
}

Status Database::status() const { return Error{"store.sqlite", path_, 0, 0, handle_ ? sqlite3_errmsg(handle_) : "out of memory"}; }

std::int64_t Database::integer(const std::string& sql) {
  auto statement = prepare(sql);
  return statement && statement->step() ? statement->integer(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }
std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

Status Database::transact(const std::function<Status()>& work) {
  if (auto status = execute("BEGIN IMMEDIATE"); !status) return status;
  Status status = work();
  if (status) status = execute("COMMIT");
  if (!status) (void)execute("ROLLBACK");
  return status;
}

}  // namespace nienbieu
