// SPDX-License-Identifier: MIT
// A small vault in which every part of the query language has something to find.
#pragma once

#include <string>
#include <vector>

#include "search/rows.h"

namespace inkling {

inline const std::vector<NoteText>& notes() {
  static const std::vector<NoteText> list{
      {"customers/Marlin Foods.md",
       "---\n"
       "type: customer\n"
       "tags: [customer/marlin, active]\n"
       "aliases: [MF, Marlin]\n"
       "status: draft\n"
       "price: 12\n"
       "contact:\n"
       "---\n"
       "# Marlin Foods\n"
       "\n"
       "Wholesale of frozen fish. The freezer contract runs until summer.\n"
       "\n"
       "## Key Facts\n"
       "\n"
       "- Marlin ships twelve pallets a week.\n"
       "- The cold store holds 20.04 tons at -18 degrees.\n"
       "\n"
       "## Key Decisions\n"
       "\n"
       "- 2026-02-03: Use the blue label printer for all pallets. decided by [[Nora Quist]]\n"
       "\n"
       "## Open Tasks\n"
       "\n"
       "- [ ] Call the label supplier, due 2026-03-01 @nora\n"
       "- [x] Send the pallet list\n"},
      {"customers/Tern Logistics.md",
       "---\n"
       "type: customer\n"
       "tags: [customer/tern]\n"
       "status: final\n"
       "price: 5\n"
       "due: 2026-04-01\n"
       "---\n"
       "# Tern Logistics\n"
       "\n"
       "Trucks and drivers. Ticket OC-41252 is about the C++ planner at 3 GB/s.\n"
       "The planner sorts pallets.\n"
       "\n"
       "## Key Facts\n"
       "\n"
       "- Tern runs forty trucks.\n"
       "\n"
       "## Open Tasks\n"
       "\n"
       "- [ ] Review the truck routes @otto due 2026-05-20\n"},
      {"people/Nora Quist.md",
       "---\n"
       "type: person\n"
       "aliases: [nora]\n"
       "---\n"
       "# Nora Quist\n"
       "\n"
       "Buys for [[Marlin Foods]]. Likes running and cafés.\n"},
      {"people/Otto Brandt.md",
       "---\n"
       "type: person\n"
       "---\n"
       "# Otto Brandt\n"
       "\n"
       "Drives for [[customers/Tern Logistics|Tern]]. Otto ran a marathon.\n"},
      {"meetings/2026-02-03 Label sync.md",
       "---\n"
       "type: meeting\n"
       "tags: [meeting]\n"
       "date: 2026-02-03\n"
       "---\n"
       "# Label sync\n"
       "\n"
       "Present were Nora and two suppliers.\n"
       "The printer was slow that day.\n"
       "\n"
       "We spoke of the printer. The label came off in the cold.\n"
       "\n"
       "## Risks\n"
       "\n"
       "The supplier may stop the blue label.\n"
       "\n"
       "## Later\n"
       "\n"
       "Nothing about colour here, only paper.\n"},
      {"meetings/2025-11-20 Budget.md",
       "---\n"
       "type: meeting\n"
       "date: 2025-11-20\n"
       "---\n"
       "# Budget\n"
       "\n"
       "The budget for trucks was cut. #finance/2025 #urgent\n"},
      {"daily/2026-03-10.md",
       "# 2026-03-10\n"
       "\n"
       "Ran along the harbour. A café by the old crane. %%secret plan%%\n"
       "See [[2025-11-20 Budget]] and https://example.org/plan\n"},
      {"notes/Kühlung.md",
       "---\n"
       "lang: de\n"
       "---\n"
       "# Kühlung\n"
       "\n"
       "Die Häuser am Hafen haben eine neue Kühlung bekommen. Das Haus des Lieferanten nicht.\n"},
      {"notes/北京.md",
       "# 北京大学\n"
       "\n"
       "我们在北京大学讨论了冷链物流。\n"},
      {"notes/Emoji.md", "# Launch\n\nShip it 🚀 soon. Totals: 1,000 crates, v1.2 of the form.\n"},
      {"notes/Empty.md", ""},
      {"notes/snake_case.md",
       "# snake_case_name\n\nThe variable `retry_count` is set. Call parse::Header first.\n"
       "Path is a/b/c.txt, mail otto@tern.example.\n"},
      {"archive/old/Crane.md",
       "---\n"
       "tags: [finance]\n"
       "price: 7.5\n"
       "pinned: true\n"
       "---\n"
       "# Crane\n"
       "\n"
       "| Part | Colour |\n"
       "|------|--------|\n"
       "| hook | blue |\n"
       "| cable | grey |\n"
       "\n"
       "A crane lifts. Caf\xC3\xA9 nearby, Cafe NORTH and CAFE north.\n"},
  };
  return list;
}

inline const std::string kMarlin = "Marlin Foods";
inline const std::string kTern = "Tern Logistics";
inline const std::string kNora = "Nora Quist";
inline const std::string kOtto = "Otto Brandt";
inline const std::string kSync = "2026-02-03 Label sync";
inline const std::string kBudget = "2025-11-20 Budget";
inline const std::string kDay = "2026-03-10";
inline const std::string kCold = "Kühlung";
inline const std::string kBeijing = "北京";
inline const std::string kEmoji = "Emoji";
inline const std::string kSnake = "snake_case";
inline const std::string kCrane = "Crane";

inline void expect_rows(const std::vector<Row>& rows) {
  TestVault vault(notes());
  expect_found(vault, rows);
}

}  // namespace inkling
