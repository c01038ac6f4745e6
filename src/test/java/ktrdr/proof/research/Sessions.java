package ktrdr.proof.research;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs one session after the other on every processor. After the time limit it begins none; the
 * next run of the proof does the rest.
 *
 * @param done what earlier runs finished, and this one does
 */
record Sessions(FinishedRows done, Duration limit) {

  /** How one session is run. */
  interface Runner {
    SessionRow run(ResearchMarket market) throws IOException;
  }

  void run(List<ResearchMarket> markets, Runner runner) throws IOException {
    Instant end = Instant.now().plus(limit);
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(processors);
    try {
      List<Future<Void>> started = new ArrayList<>();
      for (ResearchMarket market : markets) {
        if (!done.has(market)) {
          started.add(threads.submit(session(market, runner, end)));
        }
      }
      for (Future<Void> session : started) {
        session.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Void> session(ResearchMarket market, Runner runner, Instant end) {
    return () -> {
      if (Instant.now().isBefore(end)) {
        SessionRow row = runner.run(market);
        done.add(row);
        System.out.println(row.line());
      }
      return null;
    };
  }
}
