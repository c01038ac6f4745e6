package ktrdr.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class WrittenNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.41|0.41",
        "0.4|0.41",
        "0.5|0.45",
        "41%|0.41",
        "41.0 percent|0.41",
        "40 per cent|40.0%",
        "0.4|40.0%",
        "0.40|40.0%",
        "5%|5.12%",
        "$1,234.50|$1,234.50",
        "1,234|$1,234.50",
        "1235|$1,234.50",
        "12|12.34",
        "60|60 trades",
        "6|6 trades",
        "12.0%|-12.0%",
        "-12%|-12.0%",
        "–0.70|-0.70",
        "+0.41|0.41",
        "95%-interval|95.0% interval",
        ".41|0.41"
      })
  void a_figure_may_be_rounded_and_written_in_percent(String written, String figure) {
    assertThat(says(written, figure)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.42|0.41",
        "0.6|0.41",
        "1|0.60",
        "0|0.41",
        "7|6.6",
        "42%|0.41",
        "-12%|12.0%",
        "+12%|-12.0%",
        "1,000|$1,234.50",
        "10k|10",
        "2x|2",
        "EMA20|20",
        "twenty|20",
        "hundred|100",
        "½|0.5",
        "²|2",
        "٣|3",
        "1e5|100000",
        "2020|60"
      })
  void anything_else_is_no_figure(String written, String figure) {
    assertThat(says(written, figure)).isFalse();
  }

  private static boolean says(String written, String figure) {
    List<WrittenNumber> numbers = WrittenNumber.in(written);
    List<WrittenNumber> figures = WrittenNumber.in(figure);
    assertThat(numbers).isNotEmpty();
    return numbers.stream().allMatch(n -> figures.stream().anyMatch(n::says));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two of ten trades", "one half, a third, twice", "often", "-", "%"})
  void words_up_to_ten_are_no_numbers(String text) {
    assertThat(WrittenNumber.in(text)).isEmpty();
  }

  @Test
  void a_date_is_three_numbers() {
    assertThat(WrittenNumber.in("since 2020-01-31")).hasSize(3);
  }
}
