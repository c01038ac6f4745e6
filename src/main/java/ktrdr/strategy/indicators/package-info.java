/**
 * The indicators, computed by the indicator library behind our own type. The catalogue lists each
 * with its parameters and ranges. Start reading at {@link IndicatorCatalogue}.
 */
package ktrdr.strategy.indicators;
