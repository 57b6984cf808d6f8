// SPDX-License-Identifier: MIT
#include "query/evaluation.h"

#include <gtest/gtest.h>

#include <cmath>

namespace inkling {
namespace {

TEST(ParseJudgements, ReadsTabsBlanksAndTrecColumns) {
  const auto judged = parse_judgements("q1\ta b.md\t2\r\nq1 0 c 1\n\nq2 d 0\n", "qrels.tsv");
  ASSERT_TRUE(judged);
  EXPECT_EQ(judged->at("q1").at("a b.md"), 2);
  EXPECT_EQ(judged->at("q1").at("c"), 1);
  EXPECT_EQ(judged->at("q2").at("d"), 0);
}

TEST(ParseJudgements, NamesTheLineThatIsNoJudgement) {
  const auto judged = parse_judgements("q1\ta\t1\nq1\ta\tyes\n", "qrels.tsv");
  ASSERT_FALSE(judged);
  EXPECT_EQ(judged.error().where, "qrels.tsv:2");
  EXPECT_EQ(judged.error().message, "cannot read 'q1\ta\tyes'");
}

TEST(ParseRun, KeepsBlanksInsideDocuments) {
  const auto run = parse_run(
      "q1 Q0 people/Ana Diaz.md 1 3.5 inkling\nq1 Q0 b.md 2 1 inkling\nq2\tQ0\tc "
      "d.md\t1\t2\tinkling\n",
      "r");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->at("q1"), (std::vector<std::string>{"people/Ana Diaz.md", "b.md"}));
  EXPECT_EQ(run->at("q2"), (std::vector<std::string>{"c d.md"}));
}

TEST(Evaluate, MatchesMeasuresWorkedOutByHand) {
  const Judgements judged{{"q", {{"a", 1}, {"b", 1}, {"c", 0}}}};
  const Evaluation result = evaluate(judged, {{"q", {"c", "a", "x", "b"}}});
  EXPECT_DOUBLE_EQ(result.mean.mrr_10, 0.5);
  EXPECT_DOUBLE_EQ(result.mean.success_1, 0);
  EXPECT_DOUBLE_EQ(result.mean.map, (1.0 / 2 + 2.0 / 4) / 2);
  EXPECT_DOUBLE_EQ(result.mean.recall_100, 1);
  const double ideal = 1 + 1 / std::log2(3.0);
  EXPECT_DOUBLE_EQ(result.mean.ndcg_10, (1 / std::log2(3.0) + 1 / std::log2(5.0)) / ideal);
}

TEST(Evaluate, KnowsADocumentByItsFileNameToo) {
  const Judgements judged{{"q", {{"en-001", 1}}}};
  EXPECT_DOUBLE_EQ(evaluate(judged, {{"q", {"docs/en/en-001.md"}}}).mean.success_1, 1);
  EXPECT_DOUBLE_EQ(evaluate(judged, {{"q", {"docs/en-001/x.md"}}}).mean.success_1, 0);
}

TEST(Evaluate, CountsAnUnansweredQueryAsZero) {
  const Judgements judged{{"q1", {{"a", 1}}}, {"q2", {{"a", 1}}}};
  const Evaluation result = evaluate(judged, {{"q1", {"a"}}});
  EXPECT_DOUBLE_EQ(result.mean.success_1, 0.5);
  EXPECT_DOUBLE_EQ(result.by_query.at("q2").mrr_10, 0);
}

TEST(PairedSignificance, TellsARealDifferenceFromNone) {
  const std::vector<double> low(40, 0.1);
  const std::vector<double> high(40, 0.9);
  EXPECT_LT(paired_significance(high, low), 0.001);
  EXPECT_DOUBLE_EQ(paired_significance(low, low), 1);
}

}  // namespace
}  // namespace inkling
