// SPDX-License-Identifier: MIT
// The peer that Inkling is measured beside: SQLite FTS5 over the same notes.
//
//   peer_fts5 build VAULT DB [prefix]   every *.md below VAULT, one transaction; prints seconds
//   peer_fts5 query DB QUERIES.tsv      "class<TAB>query" lines; prints ms per class, as query_log
//   peer_fts5 matches DB QUERIES.tsv    "class/query<TAB>matches" of each query
//   peer_fts5 walk VAULT                a bare walk and stat; prints seconds
//   peer_fts5 once DB WORDS             one search, first ten paths: a cold process
//
// Settings: tokenize='porter unicode61', prefix='1 2 3' when asked for, text and positions stored,
// journal_mode=OFF and synchronous=OFF while building, page cache 200 MB, ranked by
// bm25(), ten rows with snippet(). Tags, type and month stand in a side table with an index, as its
// users do it.
#include <fmt/core.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

[[noreturn]] void fail(sqlite3* db) {
  fmt::print(stderr, "peer_fts5: {}\n", sqlite3_errmsg(db));
  std::exit(1);
}

void run(sqlite3* db, const std::string& sql) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db);
}

sqlite3* open_db(const std::string& path) {
  sqlite3* db = nullptr;
  if (sqlite3_open(path.c_str(), &db) != SQLITE_OK) fail(db);
  run(db, "PRAGMA cache_size=-200000; PRAGMA mmap_size=4000000000;");
  return db;
}

struct Statement {
  sqlite3* db;
  sqlite3_stmt* handle = nullptr;
  Statement(sqlite3* database, const std::string& sql) : db(database) {
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &handle, nullptr) != SQLITE_OK) fail(db);
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(handle); }
  void bind(int place, const std::string& text) const {
    sqlite3_bind_text(handle, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  int rows() const {
    int count = 0;
    int code = 0;
    while ((code = sqlite3_step(handle)) == SQLITE_ROW) {
      ++count;
      for (int i = 0; i < sqlite3_column_count(handle); ++i) sqlite3_column_text(handle, i);
    }
    if (code != SQLITE_DONE) fail(db);
    sqlite3_reset(handle);
    return count;
  }
};

/// The values after `key` in the generator's front matter.
std::vector<std::string> front_matter_values(const std::string& text, const std::string& key) {
  std::vector<std::string> values;
  const size_t end = text.find("\n---\n", 4);
  for (size_t at = text.find(key); at < end; at = text.find(key, at + 1)) {
    const size_t begin = at + key.size();
    values.push_back(text.substr(begin, text.find('\n', begin) - begin));
  }
  return values;
}

std::vector<std::filesystem::path> notes_below(const std::string& vault) {
  std::vector<std::filesystem::path> notes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(vault)) {
    if (entry.is_regular_file() && entry.path().extension() == ".md") notes.push_back(entry.path());
  }
  std::sort(notes.begin(), notes.end());
  return notes;
}

int build(const std::string& vault, const std::string& path, bool prefix) {
  const auto start = Clock::now();
  std::filesystem::remove(path);
  sqlite3* db = open_db(path);
  run(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;");
  run(db, fmt::format("CREATE VIRTUAL TABLE notes USING fts5(path UNINDEXED, title, body, "
                      "tokenize='porter unicode61'{});"
                      "CREATE TABLE facets(note INTEGER, name TEXT, value TEXT);",
                      prefix ? ", prefix='1 2 3'" : ""));
  run(db, "BEGIN");
  {
    const Statement insert(db, "INSERT INTO notes(rowid, path, title, body) VALUES(?,?,?,?)");
    const Statement facet(db, "INSERT INTO facets VALUES(?,?,?)");
    sqlite3_int64 id = 0;
    for (const auto& note : notes_below(vault)) {
      std::ifstream in(note, std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      sqlite3_bind_int64(insert.handle, 1, ++id);
      insert.bind(2, note.string());
      insert.bind(3, note.stem().string());
      insert.bind(4, text);
      insert.rows();
      const auto add = [&](const std::string& name, const std::string& value) {
        sqlite3_bind_int64(facet.handle, 1, id);
        facet.bind(2, name);
        facet.bind(3, value);
        facet.rows();
      };
      for (const auto& tag : front_matter_values(text, "  - ")) add("tag", tag);
      for (const auto& type : front_matter_values(text, "\ntype: ")) add("type", type);
      for (const auto& day : front_matter_values(text, "\ncreated: "))
        add("month", day.substr(0, 7));
    }
  }
  run(db,
      "COMMIT; CREATE INDEX by_value ON facets(name, value, note); CREATE INDEX by_note ON "
      "facets(note, name, value);");
  sqlite3_close(db);
  fmt::print("build_s\t{:.3f}\nbytes\t{}\n", seconds_since(start),
             std::filesystem::file_size(path));
  return 0;
}

std::string quoted(const std::string& word) {
  return '"' + word + '"';
}

/// One of the log's queries in FTS5's language; "" when it has none of the kind.
struct PeerQuery {
  std::string match;
  std::string facet_name;
  std::string facet_value;
};

PeerQuery translate(const std::string& kind, const std::string& text) {
  if (kind == "phrase" || kind == "quoted" || kind == "or") return {text, {}, {}};
  if (kind.starts_with("prefix")) return {quoted(text.substr(0, text.size() - 1)) + "*", {}, {}};
  const size_t space = text.find(' ');
  if (kind == "tag") return {quoted(text.substr(space + 1)), "tag", text.substr(4, space - 4)};
  if (kind == "date") return {quoted(text.substr(space + 1)), "month", text.substr(5, space - 5)};
  if (kind == "and")
    return {quoted(text.substr(0, space)) + " " + quoted(text.substr(space + 1)), {}, {}};
  if (kind == "common" || kind == "rare" || kind == "facets") return {quoted(text), {}, {}};
  return {};
}

int query(const std::string& path, const std::string& log) {
  sqlite3* db = open_db(path);
  const std::string select =
      "SELECT path, bm25(notes), snippet(notes, 2, '', '', '', 20) FROM notes WHERE notes MATCH ?1";
  const Statement plain(db, select + " ORDER BY rank LIMIT 10");
  const Statement filtered(db, select +
                                   " AND rowid IN (SELECT note FROM facets WHERE name=?2 AND "
                                   "value=?3) ORDER BY rank LIMIT 10");
  const Statement facets(
      db,
      "SELECT name, value, count(*) FROM facets WHERE note IN (SELECT rowid FROM "
      "notes WHERE notes MATCH ?1) GROUP BY name, value");
  struct Times {
    std::vector<double> wall{}, processor{};
  };
  std::map<std::string, Times> times;
  for (int pass = 0; pass < 2; ++pass) {  // The first pass warms the page cache.
    times.clear();
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);) {
      const std::string kind = line.substr(0, line.find('\t'));
      const PeerQuery peer = translate(kind, line.substr(kind.size() + 1));
      if (peer.match.empty()) continue;
      const Statement& statement = kind == "facets"          ? facets
                                   : peer.facet_name.empty() ? plain
                                                             : filtered;
      statement.bind(1, peer.match);
      if (!peer.facet_name.empty()) {
        statement.bind(2, peer.facet_name);
        statement.bind(3, peer.facet_value);
      }
      const double processor = processor_ms();
      const auto start = Clock::now();
      statement.rows();
      times[kind].wall.push_back(seconds_since(start) * 1000);
      times[kind].processor.push_back(processor_ms() - processor);
    }
  }
  for (auto& [kind, of_kind] : times) {
    auto& [wall, processor] = of_kind;
    std::sort(wall.begin(), wall.end());
    std::sort(processor.begin(), processor.end());
    fmt::print("{}\t{:.3f}\t{:.3f}\t{}\t{:.3f}\t{:.3f}\n", kind, wall[wall.size() / 2],
               wall[wall.size() * 99 / 100], wall.size(), processor[processor.size() / 2],
               processor[processor.size() * 99 / 100]);
  }
  return 0;
}

/// Exactly how many notes each query finds.
int matches(const std::string& path, const std::string& log) {
  sqlite3* db = open_db(path);
  const std::string select = "SELECT count(*) FROM notes WHERE notes MATCH ?1";
  const Statement plain(db, select);
  const Statement filtered(
      db, select + " AND rowid IN (SELECT note FROM facets WHERE name=?2 AND value=?3)");
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);) {
    const std::string kind = line.substr(0, line.find('\t'));
    const PeerQuery peer = translate(kind, line.substr(kind.size() + 1));
    if (peer.match.empty()) continue;
    const Statement& statement = peer.facet_name.empty() ? plain : filtered;
    statement.bind(1, peer.match);
    if (!peer.facet_name.empty()) {
      statement.bind(2, peer.facet_name);
      statement.bind(3, peer.facet_value);
    }
    if (sqlite3_step(statement.handle) != SQLITE_ROW) fail(db);
    fmt::print("{}/{}\t{}\n", kind, line.substr(kind.size() + 1),
               sqlite3_column_int64(statement.handle, 0));
    sqlite3_reset(statement.handle);
  }
  return 0;
}

int once(const std::string& path, const std::string& words) {
  sqlite3* db = open_db(path);
  const Statement select(db,
                         "SELECT path, snippet(notes, 2, '', '', '', 20) FROM notes WHERE notes "
                         "MATCH ?1 ORDER BY rank LIMIT 10");
  select.bind(1, quoted(words));
  fmt::print("{}\n", select.rows());
  return 0;
}

int walk(const std::string& vault) {
  const auto start = Clock::now();
  size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(vault)) {
    struct stat status {};
    if (lstat(entry.path().c_str(), &status) == 0 && S_ISREG(status.st_mode)) ++count;
  }
  fmt::print("walk_s\t{:.4f}\nfiles\t{}\n", seconds_since(start), count);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() >= 3 && args[0] == "build") return build(args[1], args[2], args.size() > 3);
  if (args.size() == 3 && args[0] == "query") return query(args[1], args[2]);
  if (args.size() == 3 && args[0] == "matches") return matches(args[1], args[2]);
  if (args.size() == 3 && args[0] == "once") return once(args[1], args[2]);
  if (args.size() == 2 && args[0] == "walk") return walk(args[1]);
  std::fputs(
      "usage: peer_fts5 build VAULT DB [prefix] | query DB LOG | matches DB LOG | once DB WORDS |"
      " walk VAULT\n",
      stderr);
  return 2;
}
