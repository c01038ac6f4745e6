package ktrdr.agent.design;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.CandidateReturns;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.TrialScore;
import ktrdr.market.BarSeries;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;

/**
 * The checkpoint of a search: the outcome of each candidate. The next candidate follows from these
 * and the seed, so nothing else is stored.
 *
 * @param task identifies the search: differs whenever candidates or scores could differ
 */
record KeptCandidates(Checkpoints checkpoints, String task) {
  private static final int FORMAT = 2;

  /**
   * The outcome of a candidate.
   *
   * @param description describes the candidate; a resumed search compares it with its own
   * @param score empty when it could not be trained
   * @param rejection why it could not be trained; empty when it was trained
   * @param returns what it earned in each period; only of the first scored ones
   */
  record Outcome(
      String description,
      Optional<TrialScore> score,
      String rejection,
      Optional<double[]> returns) {}

  /** Stores nothing. */
  static KeptCandidates none() {
    return new KeptCandidates(Checkpoints.none(), "");
  }

  /**
   * The checkpoint of the search for a brief.
   *
   * @param scoring how candidates are scored: see {@link Scorer#kind}
   */
  static KeptCandidates of(
      Brief brief,
      BarSeries bars,
      String scoring,
      Checkpoints checkpoints,
      ProgressMonitor monitor) {
    String asked = Sha256.of(brief.toString().getBytes(StandardCharsets.UTF_8));
    String line =
        "design format=" + FORMAT + " brief=" + asked + " bars=" + bars.sha256(monitor) + scoring;
    return new KeptCandidates(checkpoints, line);
  }

  /** Returns the outcomes of an earlier run in order; empty when there was none. */
  List<Outcome> restore() {
    return checkpoints.last(task).map(KeptCandidates::read).orElse(List.of());
  }

  void keep(List<Search.Try> tried) {
    List<Search.Try> all = List.copyOf(tried);
    checkpoints.keep(task, () -> out -> write(all, out));
  }

  /** What the scored candidates earned; empty if there are none. */
  static Optional<CandidateReturns> returns(List<Search.Try> tried) {
    List<CandidateReturns.Series> series =
        tried.stream()
            .flatMap(one -> one.returns().map(all -> series(one, all)).stream())
            .limit(CandidateReturns.MOST_CANDIDATES)
            .toList();
    int bars = tried.stream().mapToInt(KeptCandidates::bars).max().orElse(0);
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(new CandidateReturns(CandidateReturns.barsPerPeriod(bars - 1), series));
  }

  private static CandidateReturns.Series series(Search.Try tried, double[] returns) {
    return new CandidateReturns.Series(tried.candidate().number(), returns);
  }

  private static int bars(Search.Try tried) {
    return tried.candidate().score().map(TrialScore::bars).orElse(0);
  }

  private static void write(List<Search.Try> tried, OutputStream file) throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    out.writeInt(tried.size());
    int scored = 0;
    for (Search.Try one : tried) {
      Candidate candidate = one.candidate();
      out.writeUTF(candidate.description());
      out.writeUTF(candidate.rejection());
      out.writeBoolean(candidate.score().isPresent());
      if (candidate.score().isPresent()) {
        write(candidate.score().get(), out);
        scored++;
        boolean kept = scored <= CandidateReturns.MOST_CANDIDATES;
        write(kept ? one.returns().orElse(new double[0]) : new double[0], out);
      }
    }
    out.flush();
  }

  private static void write(double[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static void write(TrialScore score, DataOutputStream out) throws IOException {
    out.writeDouble(score.sharpe());
    out.writeDouble(score.excess());
    out.writeInt(score.trades());
    out.writeDouble(score.accuracy());
    out.writeDouble(score.loss());
    out.writeInt(score.bars());
    write(score.folds().stream().mapToDouble(Double::doubleValue).toArray(), out);
  }

  private static List<Outcome> read(byte[] state) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        String description = in.readUTF();
        String rejection = in.readUTF();
        Optional<TrialScore> score = in.readBoolean() ? Optional.of(score(in)) : Optional.empty();
        double[] returns = score.isPresent() ? numbers(in) : new double[0];
        outcomes.add(
            new Outcome(
                description,
                score,
                rejection,
                Optional.of(returns).filter(some -> some.length > 0)));
      }
      return outcomes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrialScore score(DataInputStream in) throws IOException {
    return new TrialScore(
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        Arrays.stream(numbers(in)).boxed().toList());
  }

  private static double[] numbers(DataInputStream in) throws IOException {
    double[] numbers = new double[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }
}
