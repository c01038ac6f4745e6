package ktrdr.rest.engine;

import java.util.List;
import ktrdr.strategy.indicators.IndicatorParameter;
import ktrdr.strategy.indicators.IndicatorType;

/**
 * An indicator that a strategy may name.
 *
 * @param outputs empty when there is one only, which has no name
 */
public record IndicatorView(
    String name, String description, List<ParameterView> parameters, List<String> outputs) {

  /** What may be set of it. */
  public record ParameterView(String name, int min, int max, int defaultValue) {
    static ParameterView of(IndicatorParameter parameter) {
      return new ParameterView(
          parameter.name(), parameter.min(), parameter.max(), parameter.defaultValue());
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
