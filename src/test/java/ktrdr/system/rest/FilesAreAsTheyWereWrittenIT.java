package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.Cli;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Reply;
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What was cut off, changed or removed in a home is said by its name, and never shown as a result.
 */
@ExtendWith(LeavesIdle.class)
class FilesAreAsTheyWereWrittenIT {
  private static final String BACKTEST =
      "{\"policy\":{\"type\":\"sma_cross\",\"fast\":5,\"slow\":20},\"symbol\":\"SPX\","
          + "\"timeframe\":\"1d\"}";

  private final Api api = Api.shared();

  @Test
  void an_equity_curve_that_was_cut_off_is_refused_on_every_way() throws IOException {
    Alone backtest = backtested();
    Path equity = file(backtest, "equity.csv");
    String whole = Files.readString(equity);
    Files.writeString(equity, whole.substring(0, whole.length() / 2));
    String path = "/operations/" + backtest.operation() + "/equity";
    Reply refused = api.get(path);
    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.string("/code")).isEqualTo("artifact_changed");
    assertThat(refused.string("/detail")).startsWith("equity.csv of " + backtest.operation());
    Reply csv = api.send(api.request(Api.BASE + path).header("Accept", "text/csv"));
    assertThat(csv.status()).isEqualTo(409);
    Cli.Ran ran = Cli.shared().run("operations", "equity", backtest.operation());
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains(refused.string("/detail"));
    Files.writeString(equity, whole);
    assertThat(api.get(path).status()).as("put back").isEqualTo(200);
    assertThat(api.send(api.request(Api.BASE + path).header("Accept", "text/csv")).text())
        .isEqualTo(whole);
  }

  @Test
  void trades_that_were_removed_are_gone_and_not_none() throws IOException {
    Alone backtest = backtested();
    Files.delete(file(backtest, "trades.csv"));
    Reply refused = api.get("/operations/" + backtest.operation() + "/trades");
    assertThat(refused.status()).as(refused.text()).isEqualTo(404);
    assertThat(refused.string("/code")).isEqualTo("artifact_missing");
    assertThat(refused.string("/detail")).contains("is gone: it was written at ");
    Cli.Ran ran = Cli.shared().run("operations", "trades", backtest.operation());
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains(refused.string("/detail")).doesNotContain("operations list");
  }

  @Test
  void a_model_that_was_changed_is_neither_listed_nor_tested() throws IOException {
    String body =
        Json.createObjectBuilder().add("strategy", Triggers.smallStrategy()).build().toString();
    Alone training = Alone.train(api, body);
    training.awaitEnd("completed");
    assertThat(api.get("/models").text()).contains(training.operation());
    Path weights = file(training, "model/weights.bin");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    assertThat(api.get("/models").text()).doesNotContain(training.operation());
    Reply refused = api.post("/backtests/start", "{\"model_id\":\"" + training.operation() + "\"}");
    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.string("/code")).isEqualTo("artifact_changed");
    assertThat(refused.string("/detail")).startsWith("model/weights.bin of ");
  }

  private Alone backtested() {
    Alone backtest = Alone.backtest(api, BACKTEST);
    backtest.awaitEnd("completed");
    return backtest;
  }

  private static Path file(Alone work, String name) {
    return SharedServer.home().resolve("artifacts").resolve(work.operation()).resolve(name);
  }
}
