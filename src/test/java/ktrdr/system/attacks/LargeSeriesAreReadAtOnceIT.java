package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Api;
import ktrdr.system.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Sixteen ordinary requests for the largest series took all of the heap. */
class LargeSeriesAreReadAtOnceIT {
  private static final int READERS = 16;
  private static final ProofTable PROOF =
      new ProofTable(
          "attack-heap",
          "Sixteen reads of 2,000,000 bars at once",
          "request",
          "before",
          "200",
          "503 with Retry-After",
          "else");

  private final Api api = Api.shared();

  @AfterAll
  static void write() {
    PROOF.write();
  }

  @Test
  void sixteen_reads_of_one_bar_of_the_largest_series_are_answered_and_the_server_is_well() {
    attack(
        "/data/SYNTHETIC-2000000/1m?limit=1", "OutOfMemoryError: 500, work restarted five times");
  }

  @Test
  void sixteen_reads_of_its_largest_page_are_answered_and_the_server_is_well() {
    attack(
        "/data/SYNTHETIC-2000000/5m?offset=1900000&limit=" + Proof.size(10_000, 100_000),
        "OutOfMemoryError: 500");
  }

  private void attack(String path, String before) {
    List<Reply> replies = atOnce(path);
    long answered = replies.stream().filter(reply -> reply.status() == 200).count();
    long later =
        replies.stream()
            .filter(reply -> reply.status() == 503 && !reply.header("Retry-After").isEmpty())
            .count();
    PROOF.row("`GET " + path + "`", before, answered, later, READERS - answered - later);
    assertThat(answered + later).as("%s", replies).isEqualTo(READERS);
    assertThat(answered).isPositive();
    assertThat(api.get("/symbols").status()).isEqualTo(200);
    assertThat(check("heap").getString("status")).isNotEqualTo("fail");
  }

  private List<Reply> atOnce(String path) {
    CyclicBarrier together = new CyclicBarrier(READERS);
    List<CompletableFuture<Reply>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(
          CompletableFuture.supplyAsync(
              () -> {
                meet(together);
                return api.get(path);
              },
              work -> new Thread(work).start()));
    }
    return readers.stream().map(CompletableFuture::join).toList();
  }

  private JsonObject check(String name) {
    return api
        .get("/doctor")
        .json()
        .getJsonObject("data")
        .getJsonArray("checks")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(check -> check.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
