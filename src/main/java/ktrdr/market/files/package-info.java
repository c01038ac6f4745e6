/**
 * Files of bars as people have them: what a file holds is found out by looking, what it leaves open
 * is refused with the option that settles it, and what is wrong with it is named with its line. A
 * file that was written here reads back to the last bit. Start reading at {@link BarFiles}.
 */
package ktrdr.market.files;
