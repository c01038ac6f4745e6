/**
 * The commands below {@code ktrdr strategies}: write, look at, check, store and convert strategy
 * documents. All but writing a new one ask a server. Start reading at {@link StrategiesShow}.
 */
package ktrdr.cli.command.strategies;
