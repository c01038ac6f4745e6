/**
 * What a backtest is compared with: buying and holding, entering at random times, and cash. All of
 * them trade the same bars at the same costs. Start reading at {@link Benchmarks}.
 */
package ktrdr.backtest.benchmarks;
