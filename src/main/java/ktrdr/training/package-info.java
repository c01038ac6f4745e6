/** Floor 2. Labels, split, network, trainer. The only package that knows the network library. */
package ktrdr.training;
