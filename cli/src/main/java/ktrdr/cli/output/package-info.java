/**
 * How answers look: tables, the live tree, the report of a session, a plot. Data goes to stdout,
 * talk to stderr.
 */
package ktrdr.cli.output;
