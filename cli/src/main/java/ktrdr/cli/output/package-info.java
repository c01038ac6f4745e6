/**
 * How answers look: their formats, and what tables, trees and reports are made of. Data goes to
 * standard output, messages to standard error. Start reading at {@link Answer}.
 */
package ktrdr.cli.output;
