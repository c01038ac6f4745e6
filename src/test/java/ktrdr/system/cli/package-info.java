/** The command line as a process of its own, against a running server. */
package ktrdr.system.cli;
