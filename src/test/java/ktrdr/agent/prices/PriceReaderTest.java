package ktrdr.agent.prices;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("money")
class PriceReaderTest {

  @Test
  void every_fault_is_told_with_its_place_and_line() {
    PriceReader.Read read =
        PriceReader.read(
            """
            models:
              - id: mine
                from: 2026-11-01
                until: 2026-10-01
                prices: {input: 1e3, output: 0.0000001, cache_write: {2m: 1}}
                tiers:
                  - from_input_tokens: -1
                    prices: {input: 1, output: 2}
                sorce: https://example.com
                source: file:///etc/passwd
                checked: yesterday
              - {id: other, prices: 7, source: https://example.com, checked: 2026-11-30}
            """);
    assertThat(read.rows()).isEmpty();
    assertThat(read.faults())
        .extracting(Fault::pointer, Fault::detail)
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "(\"/models/0/sorce\", \"line 9: unknown key \"sorce\"; allowed: id, from, until,"
                + " retires, successor, prices, tiers, knowledge_cutoff, overhead_tokens, source,"
                + " checked\")",
            "(\"/models/0/until\", \"line 4: not after 2026-11-01\")",
            "(\"/models/0/prices/input\", \"line 5: \"1e3\" is not a price such as 0.05: digits, at"
                + " most six behind the point\")",
            "(\"/models/0/prices/output\", \"line 5: \"0.0000001\" is not a price such as 0.05:"
                + " digits, at most six behind the point\")",
            "(\"/models/0/prices/cache_write/2m\", \"line 5: unknown key \"2m\"; allowed: 5m, 30m,"
                + " 1h, 12h\")",
            "(\"/models/0/tiers/0/from_input_tokens\", \"line 7: \"-1\" is not a number of"
                + " tokens\")",
            "(\"/models/0/source\", \"line 10: \"file:///etc/passwd\" is not the address of a"
                + " page\")",
            "(\"/models/0/checked\", \"line 11: \"yesterday\" is not a date such as"
                + " 2026-10-07\")",
            "(\"/models/1/prices\", \"line 12: \"7\" is not an object\")");
  }

  @Test
  void two_rows_of_a_model_on_one_day_are_a_fault() {
    String row = "  - {id: mine, prices: {input: 1, output: 2}, source: https://example.com, ";
    String until = row + "checked: 2026-11-30, until: 2026-11-02}\n";
    String from = row + "checked: 2026-11-30, from: 2026-11-";
    assertThat(PriceReader.read("models:\n" + until + from + "02}").faults()).isEmpty();
    assertThat(PriceReader.read("models:\n" + until + from + "01}").faults())
        .containsExactly(
            new Fault("/models/1", "line 3: another row of mine is valid on the same days"));
  }

  @Test
  void what_is_no_yaml_is_a_fault() {
    assertThat(PriceReader.read("models: [").faults()).hasSize(1);
    assertThat(PriceReader.read("").faults()).hasSize(1);
    assertThat(PriceReader.read("[]").faults())
        .containsExactly(new Fault("", "line 1: \"[]\" is not an object"));
    assertThat(PriceReader.read("models: &a [*a]").faults()).isNotEmpty();
  }

  @Test
  void a_price_keeps_every_digit() {
    PriceReader.Read read =
        PriceReader.read(
            "models: [{id: mine, prices: {input: 0.123456, output: 999999.000001}, source:"
                + " https://example.com, checked: 2026-11-30}]");
    assertThat(read.faults()).isEmpty();
    assertThat(read.rows().get(0).tiers().get(0).rates().output()).hasToString("999999.000001");
  }
}
