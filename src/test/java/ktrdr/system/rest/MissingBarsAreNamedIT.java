package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.system.Api;
import ktrdr.system.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session on bars that are not there, or too few, is refused when it is asked for. */
class MissingBarsAreNamedIT {
  private final Api api = Api.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"symbol": "AAPL"}                       | unknown_bars | No bars of AAPL 1d; there are SPX 1d
          {"brief": "momentum on AAPL"}            | unknown_bars | No bars of AAPL 1d; there are SPX 1d
          {"brief": "like SPX, but for $MSFT"}     | unknown_bars | No bars of MSFT 1d; there are SPX 1d
          {"brief": "momentum on SPX, hourly"}     | unknown_bars | No bars of SPX 1h; there are SPX 1d
          {"brief": "SPX with 2-hour bars"}        | unknown_bars | No bars of SPX 2-hour bars; there are SPX 1d
          {"symbol": "SYNTHETIC-20", "evaluation": "holdout"} | too_few_bars | A research session needs at least 100 bars of SYNTHETIC-20 1d; there are 20
          {"brief": "patient momentum", "symbol": "SYNTHETIC-200", "evaluation": "holdout"} | too_few_bars | needs at least 250 bars
          {"symbol": "SYNTHETIC-200", "evaluation": "walk_forward"} | too_few_bars | a holdout needs 100: use --evaluation holdout
          {"brief": "patient momentum", "symbol": "SYNTHETIC-200", "evaluation": "walk_forward"} | too_few_bars | A walk forward needs at least 2,000
          """)
  void bars_that_are_not_there_are_refused_by_name_also_by_a_dry_run(
      String body, String code, String sentence) {
    for (String path : List.of("/agent/trigger", "/agent/trigger?dry_run=true")) {
      Reply reply = api.post(path, body);
      assertThat(reply.status()).as(reply.text()).isEqualTo(422);
      assertThat(reply.string("/code")).isEqualTo(code);
      assertThat(reply.string("/detail")).contains(sentence);
    }
  }
}
