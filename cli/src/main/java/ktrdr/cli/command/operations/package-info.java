/**
 * Commands for operations: list, tree, status, wait, cancel, pause, resume, retry, log and results.
 * Most of them take several ids. Start reading at {@link OperationsCommand}.
 */
package ktrdr.cli.command.operations;
