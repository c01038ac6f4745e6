package ktrdr.training.fits;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.EpochMetrics;
import ktrdr.training.FitTask;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.network.Examples;
import ktrdr.work.Checkpoints;
import ktrdr.work.Crew;
import ktrdr.work.DurableFile;
import ktrdr.work.KeptPieces;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * The fits of a training: independent pieces of work, each with a file of its own. Their results
 * are the same bits on any number of processors, and however often they were interrupted.
 *
 * @param baselines whether a logistic network is fitted on each part, too
 */
public record Fits(
    TrainingTask task, Rows rows, boolean baselines, FitStore store, InstantSource clock) {
  private static final KeptPieces.Form<FittedNetwork> FORM = new Form();

  /**
   * Fits the networks of all parts, or continues to.
   *
   * @param parts the first one has the model whose first network tells its epochs
   * @param watch is told these epochs
   * @param fitsPart receives the progress of all fits
   */
  public List<FittedPart> run(List<FitPart> parts, TrainingWatch watch, ProgressMonitor fitsPart)
      throws IOException {
    int networks = task.strategy().learning().networks();
    List<KeptPieces.Kept<FittedNetwork>> pieces = new ArrayList<>();
    for (FitPart part : parts) {
      for (int network = 1; network <= networks; network++) {
        // A crew does the first piece on the calling thread, the only one that may tell epochs.
        Optional<TrainingWatch> told =
            pieces.isEmpty() ? Optional.of(watch) : Optional.<TrainingWatch>empty();
        String name = named(parts, part, "network " + network + "/" + networks);
        pieces.add(piece(part, part.task(task, network), name, told, watch));
      }
    }
    TrainingTask logistic = Baselines.logistic(task);
    List<FitPart> simpler = simpler(parts);
    for (FitPart part : simpler) {
      String name = named(parts, part, "logistic baseline");
      pieces.add(piece(part, part.task(logistic, 0), name, Optional.empty(), watch));
    }
    int atOnce = Math.min(pieces.size(), Runtime.getRuntime().availableProcessors());
    List<FittedNetwork> fitted =
        pieces(atOnce, HeapNeed.available()).run(pieces, FORM, store.every(), fitsPart);
    return fitted(parts, networks, fitted);
  }

  /** Who does the fits: one thread alone if the heap has no room for the rows of all. */
  KeptPieces pieces(int atOnce, long heap) {
    long need = HeapNeed.ofFits(task.strategy(), task.bars().size(), atOnce);
    return need <= heap
        ? store.pieces()
        : new KeptPieces(Crew.alone(), store.pieces().checkpoints());
  }

  /** For people: {@code "fold 3/6, network 2/3"}. */
  private static String named(List<FitPart> parts, FitPart part, String network) {
    if (part.fold() != 0) {
      long folds = parts.stream().filter(other -> other.fold() != 0).count();
      String design = part.fold() < 0 ? "design window, " : "";
      return design + "fold " + Math.abs(part.fold()) + "/" + folds + ", " + network;
    }
    return parts.size() > 1 ? "last training, " + network : network;
  }

  // No rows score the last training of a walk forward.
  private List<FitPart> simpler(List<FitPart> parts) {
    if (!baselines) {
      return List.of();
    }
    return parts.size() == 1 ? parts : parts.subList(1, parts.size());
  }

  private List<FittedPart> fitted(List<FitPart> parts, int networks, List<FittedNetwork> fitted) {
    List<FittedPart> all = new ArrayList<>();
    List<FitPart> simpler = simpler(parts);
    for (int i = 0; i < parts.size(); i++) {
      int at = simpler.indexOf(parts.get(i));
      Optional<FittedNetwork> logistic =
          at < 0 ? Optional.empty() : Optional.of(fitted.get(parts.size() * networks + at));
      List<FittedNetwork> own = fitted.subList(i * networks, (i + 1) * networks);
      all.add(new FittedPart(parts.get(i), own, logistic));
    }
    return all;
  }

  private KeptPieces.Kept<FittedNetwork> piece(
      FitPart part,
      FitTask fit,
      String name,
      Optional<TrainingWatch> told,
      ProgressMonitor monitor) {
    Strategy.Optimiser settings = fit.whole().strategy().learning().optimiser();
    double batches = Math.ceil((double) part.fit().bars() / settings.batchSize());
    return new KeptPieces.Kept<>(
        name,
        settings.epochs() * batches,
        Resumption.of(fit, Checkpoints.none(), monitor).task(),
        (states, own) -> fit(part, fit, states, new PieceWatch(told, own)));
  }

  private FittedNetwork fit(FitPart part, FitTask fit, Checkpoints states, TrainingWatch watch) {
    Examples train = rows.of(part.fit(), watch);
    Examples judges = rows.of(part.stop(), watch);
    return new NetworkFit(fit, train, judges, clock)
        .run(watch, watch, Resumption.of(fit, states, watch));
  }

  private static final class Form implements KeptPieces.Form<FittedNetwork> {
    @Override
    public DurableFile.Content write(FittedNetwork result) {
      return result;
    }

    @Override
    public FittedNetwork read(byte[] bytes) throws IOException {
      return FittedNetwork.of(bytes);
    }
  }

  /** The watch of one fit; all but the first one tell nobody their epochs. */
  private record PieceWatch(Optional<TrainingWatch> told, ProgressMonitor monitor)
      implements TrainingWatch {
    @Override
    public void epoch(EpochMetrics metrics) {
      told.ifPresent(watch -> watch.epoch(metrics));
    }

    @Override
    public void resumed(List<EpochMetrics> epochs) {
      told.ifPresent(watch -> watch.resumed(epochs));
    }

    @Override
    public void report(Progress progress) {
      monitor.report(progress);
    }

    @Override
    public boolean cancelled() {
      return monitor.cancelled();
    }

    @Override
    public OnCancel onCancel(Runnable action) {
      return monitor.onCancel(action);
    }
  }
}
