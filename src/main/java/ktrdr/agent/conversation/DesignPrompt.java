package ktrdr.agent.conversation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.agent.Wording;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Moments;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.strategy.document.DocumentGuide;

/**
 * What a designing model is told: how strategies work, the document and its indicators, the market,
 * earlier experiments and the brief. A version whose file does not have the document and the
 * indicators takes them from the validator. Figures come from the design window only.
 *
 * @param remembered lines on earlier experiments and open hypotheses; none holds a figure of a test
 */
record DesignPrompt(Masking masking, BarSeries bars, List<String> remembered) {
  private static final String FIRST = "1";

  // Version 1 tells of the first 70 %, whatever the default training share of a document is.
  private static final double TRAINING_SHARE = 0.7;

  Prompts.Prompt prompt(String version) {
    boolean first = version.equals(FIRST);
    return Prompts.design(
        version, name -> name.equals("market") && !first ? market() : place(name));
  }

  private String place(String name) {
    return switch (name) {
      case "example" -> DocumentGuide.example();
      case "indicators" -> DocumentGuide.indicators();
      case "rules" -> DocumentGuide.rules();
      case "market" -> firstMarket();
      case "experiments" -> experiments();
      case "brief" -> Prompts.data(masking.brief().text());
      default -> throw new IllegalArgumentException("no text for the place " + name);
    };
  }

  /** What the design window shows, and how the strategy will be tested on the other bars. */
  private String market() {
    Optional<Evaluation> evaluation = masking.brief().evaluation();
    DesignWindow window = DesignWindow.of(evaluation);
    BarSeries part = bars.slice(0, window.bars(bars.size()));
    String told =
        String.format(
            Locale.ROOT,
            "%s, %,d bars of %s. In the first %d%% of them, the only ones that you may know of, the"
                + " return of a bar has a standard deviation of %s. %s",
            Prompts.data(masking.symbol()),
            bars.size(),
            bars.timeframe(),
            Math.round(100 * window.share()),
            Wording.percent(Moments.of(returns(part)).deviation()),
            tested(evaluation));
    return masking.on() ? told + masked() : told + open(part);
  }

  private static String tested(Optional<Evaluation> evaluation) {
    return evaluation
        .filter(WalkForward.class::isInstance)
        .map(
            walk ->
                "The others are walked forward in %d folds."
                    .formatted(((WalkForward) walk).folds()))
        .orElse("The strategy is tested once, on the last bars.");
  }

  private static double[] returns(BarSeries part) {
    return new EquityCurve(part.closes(), part.barsPerYear()).returns();
  }

  private String firstMarket() {
    BarSeries part = bars.slice(0, (int) (bars.size() * TRAINING_SHARE));
    double[] returns = returns(part);
    String told =
        String.format(
            Locale.ROOT,
            "%s, %,d bars of %s. In the first %s%% of them the return of a bar has a standard"
                + " deviation of %s.",
            Prompts.data(masking.symbol()),
            bars.size(),
            bars.timeframe(),
            Math.round(100 * TRAINING_SHARE),
            Wording.percent(Moments.of(returns).deviation()));
    return masking.on() ? told + masked() : told + open(part);
  }

  private static String masked() {
    return " Its name, dates and prices are kept from you. Sets over values in price units, such as"
        + " those of macd, can't be placed without them: prefer indicators that have no unit.";
  }

  private static String open(BarSeries part) {
    return " That part begins on %s and ends on %s; its closes go from %s to %s."
        .formatted(
            day(part, 0),
            day(part, part.size() - 1),
            Wording.plain(part.close(0)),
            Wording.plain(part.close(part.size() - 1)));
  }

  private static LocalDate day(BarSeries bars, int i) {
    return LocalDate.ofInstant(bars.start(i), ZoneOffset.UTC);
  }

  private String experiments() {
    return remembered.isEmpty()
        ? "none yet"
        : remembered.stream()
            .map(line -> "- " + Prompts.data(masking.line(line)))
            .collect(Collectors.joining("\n"));
  }
}
