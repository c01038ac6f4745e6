package ktrdr.batch.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import ktrdr.agent.prices.PriceRow;
import ktrdr.fixture.LedgerStage;
import ktrdr.sessions.Assignment.Choice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a session says when a price is another than it was at its start. */
@Tag("money")
class PinnedPriceTest {
  private static final Optional<PriceRow> ROW =
      LedgerStage.PRICES.find(LedgerStage.MODEL, LocalDate.parse("2026-11-30"));

  @Test
  void an_unchanged_price_is_not_worth_a_word() {
    assertThat(PinnedPrice.change(choice(ROW.orElseThrow().version()), ROW)).isEmpty();
    assertThat(PinnedPrice.change(choice(""), Optional.empty())).isEmpty();
  }

  @Test
  void another_price_is_named_with_the_one_of_the_start() {
    assertThat(PinnedPrice.change(choice("mine@0123456789ab"), ROW))
        .contains(
            "the price of openai/mine is no longer the one that the session was started with"
                + " (mine@0123456789ab, now "
                + ROW.orElseThrow().version()
                + "); each call is booked at the price of its day");
    assertThat(PinnedPrice.change(choice(""), ROW).orElseThrow()).contains("(not known, now mine@");
  }

  private static Choice choice(String price) {
    return new Choice("openai/mine", "127.0.0.1", price, "1");
  }
}
