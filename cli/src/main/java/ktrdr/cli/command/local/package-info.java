/**
 * Commands for this machine: server, doctor, demo, completion, help. Most of them need no running
 * server. Start reading at {@link ServerCommand}.
 */
package ktrdr.cli.command.local;
