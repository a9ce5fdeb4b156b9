// SQLite with values for errors. One Database per thread; statements die before their database.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace nienbieu {

class Database;

// A prepared statement: bind, step, read, reset. Texts read are valid until the next step.
class SqlStatement {
 public:
  SqlStatement() = default;
  SqlStatement(SqlStatement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
  SqlStatement& operator=(SqlStatement&& other) noexcept;
  ~SqlStatement();

  SqlStatement& bind(int index, std::int64_t value);
  SqlStatement& bind(int index, double value);
  SqlStatement& bind(int index, std::string_view text);          // copied
  SqlStatement& bind_or_null(int index, std::string_view text);  // null when empty
  SqlStatement& bind_null(int index);

  bool step();  // true: a row; false: the end or a fault (Database::status tells)
  bool run();   // steps to the end and resets; false on a fault
  void reset();

  std::string_view text(int column) const;
  std::int64_t integer(int column) const;

 private:
  friend class Database;
  explicit SqlStatement(sqlite3_stmt* statement) : statement_(statement) {}
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  // Opens or makes the file: WAL, synchronous=FULL (what is committed survives a crash of the machine), foreign keys, 10 s patience for
  // another writer. `make` false: the file must exist.
  static Result<Database> open(const std::string& path, bool make);
  Database(Database&& other) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();

  Status execute(const std::string& sql);  // any number of statements
  Result<SqlStatement> prepare(std::string_view sql);
  Status status() const;                         // the last fault as an error
  std::int64_t integer(const std::string& sql);  // the first column of the first row; 0 when there is none
  std::int64_t changes() const;
  std::int64_t last_row() const;

  // Runs `work` in one transaction (BEGIN IMMEDIATE): committed when it is well, rolled back when not.
  Status transact(const std::function<Status()>& work);

  const std::string& path() const { return path_; }

 private:
  Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  sqlite3* handle_ = nullptr;
  std::string path_;
};

}  // namespace nienbieu
