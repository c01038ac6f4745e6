/**
 * Commands for operations: list, tree, status, wait, cancel, pause, resume, retry, log and results.
 * Those that take an id take several. Start reading at {@link OperationsCommand}.
 */
package ktrdr.cli.command.operations;
