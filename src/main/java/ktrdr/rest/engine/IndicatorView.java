package ktrdr.rest.engine;

import java.util.List;
import ktrdr.strategy.indicators.IndicatorParameter;
import ktrdr.strategy.indicators.IndicatorType;

/**
 * An indicator that strategies can use.
 *
 * @param outputs names of its outputs; empty when it has only one, which has no name
 */
public record IndicatorView(
    String name, String description, List<ParameterView> parameters, List<String> outputs) {

  /** A parameter of an indicator with its range. */
  public record ParameterView(
      String name, double min, double max, double defaultValue, boolean whole) {
    static ParameterView of(IndicatorParameter parameter) {
      return new ParameterView(
          parameter.name(),
          parameter.min(),
          parameter.max(),
          parameter.defaultValue(),
          parameter.whole());
    }
  }

  static IndicatorView of(IndicatorType type) {
    return new IndicatorView(
        type.name(),
        type.description(),
        type.parameters().stream().map(ParameterView::of).toList(),
        type.outputs());
  }
}
