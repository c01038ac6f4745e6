package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same seed gives the same result, computed twice: two sessions, each with its own files. */
@ExtendWith(LeavesIdle.class)
class SameSeedSameResultIT {
  private static final Api api = Api.shared();
  private static Run first;
  private static Run second;

  @BeforeAll
  static void two_sessions() {
    first = ended(7);
    second = ended(7);
  }

  @Test
  void the_designed_strategy_is_the_same() {
    assertThat(results(second, Phase.DESIGNING).at("/results/strategy"))
        .isEqualTo(results(first, Phase.DESIGNING).at("/results/strategy"));
  }

  @Test
  void the_weights_are_the_same_bits() {
    assertThat(second.child(Phase.TRAINING)).isNotEqualTo(first.child(Phase.TRAINING));
    assertThat(results(second, Phase.TRAINING).string("/results/weights_sha256"))
        .isEqualTo(results(first, Phase.TRAINING).string("/results/weights_sha256"));
    assertThat(results(second, Phase.TRAINING).string("/results/model_id"))
        .isNotEqualTo(results(first, Phase.TRAINING).string("/results/model_id"));
  }

  @Test
  void trades_and_equity_are_the_same_text() {
    assertThat(csv(second, "trades")).isEqualTo(csv(first, "trades"));
    assertThat(csv(second, "equity")).isEqualTo(csv(first, "equity")).contains("\n");
  }

  @Test
  void trades_and_equity_are_json_for_who_does_not_say_what_they_want() {
    String backtest = "/operations/" + first.child(Phase.BACKTESTING);
    assertThat(api.get(backtest + "/equity").at("/data/0/equity_usd")).isNotNull();
    assertThat(api.get(backtest + "/trades").header("Content-Type")).startsWith("application/json");
  }

  private static Run ended(long seed) {
    Run run = Agent.shared().start(Triggers.quick(seed));
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    return run;
  }

  private static Reply results(Run run, Phase phase) {
    return api.get("/operations/" + run.child(phase) + "/results");
  }

  private static String csv(Run run, String file) {
    String path = Api.BASE + "/operations/" + run.child(Phase.BACKTESTING) + "/" + file;
    Reply reply = api.send(api.request(path).header("Accept", "text/csv"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/csv");
    return reply.text();
  }
}
