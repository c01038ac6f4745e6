package ktrdr.agent.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.Ledger;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.MemoryLedgerRows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("money")
class PriceFileTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");

  @TempDir Path home;

  @Test
  void rows_of_the_home_replace_all_rows_of_their_model() throws Exception {
    assertThat(PriceFile.read(home)).isEqualTo(PriceFile.of(PriceList.builtin()));
    Files.writeString(
        home.resolve("prices.yaml"),
        """
        models:
          - id: claude-sonnet-5-5
            from: 2026-11-01
            prices: {input: 1.5, output: 7}
            source: https://example.com/contract
            checked: 2026-11-02
        """);
    PriceFile file = PriceFile.read(home);
    PriceList prices = file.usable();
    assertThat(prices.find("claude-sonnet-5-5", LocalDate.parse("2026-10-31"))).isEmpty();
    assertThat(prices.find("claude-sonnet-5-5", DAY).orElseThrow().source().page())
        .hasHost("example.com");
    assertThat(prices.find("claude-opus-5", DAY)).isPresent();
    assertThat(file.own()).containsExactly("claude-sonnet-5-5");
  }

  @Test
  void with_faults_in_the_file_the_old_prices_stay_and_no_call_is_made() throws Exception {
    Path path = Files.writeString(home.resolve("prices.yaml"), "models:\n  - id: mine\n");
    PriceFile file = PriceFile.read(home);
    assertThat(file.list()).isEqualTo(PriceList.builtin());
    assertThatThrownBy(file::usable)
        .isInstanceOf(UnusablePrices.class)
        .hasMessage(
            path
                + " can't be used, so no language model is called. The list of prices has 3"
                + " faults: line 2: prices is missing. Check it with: ktrdr agent prices check "
                + path
                + ", then start the server again.");
    Ledger ledger =
        new Ledger(
            new MemoryLedgerRows(InstantSource.system(), attempt -> true), file, LedgerStage.NONE);
    var call = LedgerStage.call("claude-opus-5", 10, 10);
    assertThatThrownBy(() -> ledger.reserve(new Attempt("op_a", "op_r", "design", 1, 1, 1), call))
        .isInstanceOfSatisfying(
            UnusablePrices.class, refusal -> assertThat(refusal.faults()).hasSize(3));
  }

  @Test
  void a_file_that_is_no_text_is_no_price_list() throws Exception {
    Files.write(home.resolve("prices.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(PriceFile.read(home).problem().orElseThrow())
        .hasMessageContaining("readable UTF-8 file");
  }
}
