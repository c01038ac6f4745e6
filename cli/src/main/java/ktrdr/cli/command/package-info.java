/**
 * What the commands share: options, the context, exit codes. A command calls the server, shows the
 * answer and reports the result by its exit code. Start reading at {@link Subcommand}.
 */
package ktrdr.cli.command;
