/**
 * What the commands share: options, the context, exit codes. A command asks the server, shows the
 * answer and reports by its exit code how it went. Start reading at {@link Subcommand}.
 */
package ktrdr.cli.command;
