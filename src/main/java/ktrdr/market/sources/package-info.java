/**
 * Where bars come from: the bundled files, imported files and generators, one cache before all of
 * them, and longer bars made from shorter ones. A source refuses what it does not know, and never
 * makes up a bar. Start reading at {@link Bars}.
 */
package ktrdr.market.sources;
