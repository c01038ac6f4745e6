/**
 * The text in a file of bars: unpacked, divided into lines and cells, its numbers read. A fault
 * knows what was found. Start reading at {@link TextLines}.
 */
package ktrdr.market.files.text;
