/**
 * Commands for trainings, backtests and bars. Each follows its work until it ends, unless detached.
 * Start reading at {@link EngineCommand}.
 */
package ktrdr.cli.command.engine;
