/**
 * A document as a tree of plain values, from text or from objects, and the list of what is wrong
 * with it. It is data, never code, and its size and depth have limits. Start reading at {@link
 * YamlTree}.
 */
package ktrdr.strategy.document.yaml;
