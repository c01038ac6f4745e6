/**
 * How answers look: tables, the live tree, the report of a session, a plot. Data goes to standard
 * output, messages to standard error. Start reading at {@link Table}.
 */
package ktrdr.cli.output;
