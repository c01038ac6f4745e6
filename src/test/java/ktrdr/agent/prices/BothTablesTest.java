package ktrdr.agent.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.ModelTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What a model can do and what it costs stand in two tables; one fact stands in both. */
@Tag("money")
class BothTablesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

  private final PriceList prices = PriceList.builtin();

  @TestFactory
  Stream<DynamicTest> a_model_knows_as_much_in_both_tables() {
    return ModelTable.standard().rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.id(), () -> sameCutoff(row)));
  }

  private void sameCutoff(ModelRow row) {
    PriceRow price = prices.find(row.id(), DAY).orElseThrow();
    assertThat(row.knowledgeCutoff()).isEqualTo(price.facts().knowledgeCutoff());
  }
}
