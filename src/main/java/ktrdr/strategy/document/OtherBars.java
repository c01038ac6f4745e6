package ktrdr.strategy.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.Timeframe;

/**
 * The bars that somebody asks for instead of those that a document names. Dates and history of the
 * document stay.
 */
public record OtherBars(Optional<String> symbol, Optional<Timeframe> timeframe) {
  private static final String BARS = "training_data";
  private static final String FRAMES = "timeframes";
  private static final String SINGLE = "single";

  /** Whether nobody asks for other bars. */
  public boolean isNone() {
    return symbol.isEmpty() && timeframe.isEmpty();
  }

  /** Returns a copy of a document with these bars; inputs of its own time frame move with it. */
  Object in(Object tree) {
    if (!(tree instanceof Map<?, ?> document) || isNone()) {
      return tree;
    }
    Map<Object, Object> moved = new LinkedHashMap<>(document);
    Map<Object, Object> bars = new LinkedHashMap<>();
    if (document.get(BARS) instanceof Map<?, ?> own) {
      bars.putAll(own);
    }
    Object before = frame(bars);
    symbol.ifPresent(name -> bars.put("symbols", Map.of("mode", SINGLE, "symbol", name)));
    timeframe.ifPresent(
        frame -> {
          bars.put(FRAMES, Map.of("mode", SINGLE, "timeframe", frame.code()));
          moved.computeIfPresent("nn_inputs", (key, inputs) -> moved(inputs, before, frame));
        });
    moved.put(BARS, bars);
    return moved;
  }

  private static Object frame(Map<?, ?> bars) {
    return bars.get(FRAMES) instanceof Map<?, ?> frames ? frames.get("timeframe") : null;
  }

  private static Object moved(Object inputs, Object before, Timeframe frame) {
    if (!(inputs instanceof List<?> list) || before == null) {
      return inputs;
    }
    return list.stream().map(input -> movedInput(input, before, frame)).toList();
  }

  private static Object movedInput(Object input, Object before, Timeframe frame) {
    if (!(input instanceof Map<?, ?> map) || !List.of(before).equals(map.get(FRAMES))) {
      return input;
    }
    Map<Object, Object> moved = new LinkedHashMap<>(map);
    moved.put(FRAMES, List.of(frame.code()));
    return moved;
  }
}
