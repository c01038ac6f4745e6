/**
 * One class per command. A command asks the server, shows the answer and says by its exit code how
 * it went.
 */
package ktrdr.cli.command;
