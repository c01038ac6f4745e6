/** The command for sweeps, and how sweeps are followed. */
package ktrdr.cli.command.sweep;
