/**
 * Answers of which each fills a page: the reports of sessions and backtests, budgets, the doctor's
 * findings, and why an operation is in its state. Facts have names; sentences are wrapped to the
 * page. Start reading at {@link SessionReport}.
 */
package ktrdr.cli.output.report;
