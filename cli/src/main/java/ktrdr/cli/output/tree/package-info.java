/**
 * The tree of an operation, drawn once or redrawn while it changes. Without a terminal, each change
 * is a plain line. Start reading at {@link LiveTree}.
 */
package ktrdr.cli.output.tree;
