/**
 * Bars over HTTP: lists and shows them, takes files in, removes what was brought in. A file is
 * streamed to the disk before anything reads it. Start reading at {@link DataResource}.
 */
package ktrdr.rest.bars;
