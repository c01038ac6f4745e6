package ktrdr.agent.leaks;

import static ktrdr.agent.leaks.Pipelines.BARS;
import static ktrdr.agent.leaks.Pipelines.QUIET;
import static ktrdr.agent.leaks.Pipelines.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ktrdr.agent.leaks.Pipeline.Part;
import ktrdr.agent.leaks.Pipeline.Round;
import ktrdr.backtest.Fill;
import ktrdr.backtest.Trade;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Costs;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.strategy.features.Features;
import ktrdr.training.Fold;
import ktrdr.training.Folds;
import ktrdr.training.SplitRange;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.labels.Label;
import ktrdr.training.labels.LabelSeries;

/** Pipelines with one fault each. */
final class Broken {
  private static final int FIRST_ROW = Features.firstBar(strategy());
  private static final LabelSeries LABELS = LabelSeries.of(strategy(), BARS, QUIET);

  private Broken() {}

  static Pipeline featuresOfTheNextBar() {
    return Pipelines.prepared(Pipelines.ofNextBar());
  }

  /** Buys before a rise and sells before a fall, as far as it can see. */
  static Pipeline prophet() {
    SignalModel prophet =
        (bars, monitor) -> {
          byte[] directions = new byte[bars.size()];
          for (int i = 0; i + 1 < bars.size(); i++) {
            directions[i] = (byte) Math.signum(bars.close(i + 1) - bars.close(i));
          }
          float[] sure = new float[bars.size()];
          Arrays.fill(sure, 1);
          return new Signals(directions, sure);
        };
    return Pipelines.says(prophet, prophet);
  }

  static Pipeline scaledOnAllBars() {
    return Pipelines.prepared(Pipelines.scaled(size -> size));
  }

  static Pipeline scaledOnTheValidationToo() {
    int after = Pipelines.split().validation().afterBar();
    return Pipelines.prepared(Pipelines.scaled(size -> after));
  }

  static Pipeline notPurged() {
    return Pipelines.rounds(
        new Round(parts().stream().map(part -> with(part, decided(part))).toList(), bar -> 0));
  }

  private static int[] decided(Part part) {
    return IntStream.range(Math.max(FIRST_ROW, part.range().firstBar()), part.range().afterBar())
        .filter(LABELS::decided)
        .toArray();
  }

  static Pipeline labelsLieAboutWhen() {
    LabelSeries lying = new Lying(LABELS);
    List<Part> parts =
        parts().stream().map(part -> Part.of(part.name(), part.range(), lying, FIRST_ROW)).toList();
    return Pipelines.learned(
        new Pipeline.Learned(
            (bars, monitor) -> new Lying(LabelSeries.of(strategy(), bars, monitor)),
            lying,
            List.of(new Round(parts, bar -> 0))));
  }

  /** Labels that say that they were decided at once. */
  private record Lying(LabelSeries honest) implements LabelSeries {
    @Override
    public int size() {
      return honest.size();
    }

    @Override
    public Label label(int bar) {
      return honest.label(bar);
    }

    @Override
    public int decidedAt(int bar) {
      return honest.decided(bar) ? bar : UNDECIDED;
    }

    @Override
    public int horizon(int bar) {
      return 1;
    }

    @Override
    public String advice() {
      return honest.advice();
    }
  }

  static Pipeline drawnAtRandom() {
    SplitRange all = new SplitRange(BARS.start(0), BARS.start(0), 0, BARS.size());
    List<Integer> bars = new ArrayList<>();
    IntStream.range(FIRST_ROW, BARS.size()).filter(LABELS::decided).forEach(bars::add);
    Collections.shuffle(bars, new Random(1));
    int most = bars.size() * 7 / 10;
    return Pipelines.rounds(
        new Round(
            List.of(
                new Part("training", all, ints(bars.subList(0, most))),
                new Part("test", all, ints(bars.subList(most, bars.size())))),
            bar -> 0));
  }

  private static int[] ints(List<Integer> bars) {
    return bars.stream().mapToInt(bar -> bar).toArray();
  }

  static Pipeline testedBefore() {
    List<Part> parts = parts();
    return Pipelines.rounds(new Round(List.of(parts.get(2), parts.get(0)), bar -> 0));
  }

  static Pipeline trainingBarsInTheTest() {
    List<Part> parts = parts();
    int[] rows = IntStream.concat(parts.get(0).bars().limit(20), parts.get(2).bars()).toArray();
    return Pipelines.rounds(
        new Round(List.of(parts.get(0), parts.get(1), with(parts.get(2), rows)), bar -> 0));
  }

  static Pipeline withoutEmbargo() {
    Fold fold = folds().get(0);
    return Pipelines.rounds(
        Round.of(new Fold(fold.fit(), fold.stop(), fold.test(), fold.test()), LABELS, FIRST_ROW));
  }

  static Pipeline testedTwice() {
    Round round = Round.of(folds().get(0), LABELS, FIRST_ROW);
    return Pipelines.rounds(round, round);
  }

  private static List<Fold> folds() {
    WalkForward walk = new WalkForward(0.4, 3, Scheme.ANCHORED);
    return Folds.of(BARS, FIRST_ROW, LABELS::horizon, walk);
  }

  private static List<Part> parts() {
    return Pipelines.clean().learned().rounds().get(0).parts();
  }

  private static Part with(Part part, int[] rows) {
    return new Part(part.name(), part.range(), rows);
  }

  static Pipeline roundedWhenSaved() {
    TrainedModel model = Pipelines.model(strategy(), Pipelines.SEED);
    float[] rounded = model.networks().get(0).clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = Math.round(rounded[i] * 1_000) / 1_000f;
    }
    return Pipelines.says(
        model, new TrainedModel(strategy(), List.of(rounded), 1, model.dataSha256()));
  }

  static Pipeline editedSince() {
    Pipeline p = Pipelines.clean();
    Pipeline.Answers a = p.answers();
    return new Pipeline(
        p.preparation(),
        p.learned(),
        new Pipeline.Answers(
            a.trained(), a.reloaded(), a.signals(), BARS.slice(1, BARS.size()).sha256()),
        p.traded());
  }

  static Pipeline filledAtTheClose() {
    double worse = 1 + strategy().trading().account().costs().slippage();
    return entered(
        fill -> {
          int bar = fill.bar() - 1;
          return new Fill(bar, BARS.start(bar), BARS.close(bar) * worse, fill.commission());
        });
  }

  static Pipeline filledAtTheLow() {
    return entered(
        fill -> new Fill(fill.bar(), fill.time(), BARS.low(fill.bar()), fill.commission()));
  }

  private static Pipeline entered(UnaryOperator<Fill> entry) {
    return traded(
        trade ->
            new Trade(trade.units(), entry.apply(trade.entry()), trade.exit(), trade.reason()));
  }

  private static Pipeline traded(UnaryOperator<Trade> change) {
    Pipeline p = Pipelines.clean();
    return Pipelines.traded(p, p.traded().trades().stream().map(change).toList());
  }

  static Pipeline slippageEarns() {
    Pipeline p = Pipelines.clean();
    Account honest = p.traded().trading().account();
    Account earning =
        new Account(
            honest.initialCapital(),
            honest.sizing(),
            new Costs(honest.costs().commission(), -honest.costs().slippage(), 0, 0),
            honest.rates());
    return Pipelines.traded(
        p,
        Pipelines.trades(
            p.traded().trading().with(earning), p.traded().period(), p.answers().reloaded()));
  }

  static Pipeline ordersOfTheNextSignal() {
    Pipeline p = Pipelines.clean();
    SignalModel early = (bars, monitor) -> earlier(p.answers().signals(), bars);
    return Pipelines.traded(p, Pipelines.trades(p.traded().trading(), p.traded().period(), early));
  }

  private static Signals earlier(Signals signals, BarSeries bars) {
    byte[] directions = new byte[bars.size()];
    float[] confidences = new float[bars.size()];
    for (int bar = 0; bar + 1 < bars.size(); bar++) {
      directions[bar] = (byte) signals.direction(bar + 1);
      confidences[bar] = (float) signals.confidence(bar + 1);
    }
    return new Signals(directions, confidences);
  }

  static Pipeline closedBeforeTheEnd() {
    Pipeline p = Pipelines.clean();
    Trade last = p.traded().trades().get(p.traded().trades().size() - 1);
    int bar = last.entry().bar() + 1;
    double better = BARS.high(bar);
    Trade early =
        new Trade(
            last.units(),
            last.entry(),
            new Fill(bar, BARS.start(bar), better, last.exit().commission()),
            Trade.ExitReason.END);
    List<Trade> before = p.traded().trades().subList(0, p.traded().trades().size() - 1);
    return Pipelines.traded(p, Stream.concat(before.stream(), Stream.of(early)).toList());
  }
}
