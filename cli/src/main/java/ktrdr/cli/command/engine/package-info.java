/**
 * Commands for trainings, backtests and bars. Each follows its work to the end unless it is told to
 * detach. Start reading at {@link EngineCommand}.
 */
package ktrdr.cli.command.engine;
