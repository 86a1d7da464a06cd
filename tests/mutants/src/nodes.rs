//! Where in a file the nodes stand that mutants change, as octets.

use std::{collections::HashMap, ops::Range};

use syn::{spanned::Spanned, visit::Visit};

#[derive(Debug)]
pub struct Binary {
    pub whole: Range<usize>,
    pub left: Range<usize>,
    pub operator: Range<usize>,
    pub right: Range<usize>,
    /// `let` stands in it, which may be part of no other expression.
    pub has_let: bool,
}

#[derive(Debug)]
pub struct Unary {
    pub whole: Range<usize>,
    pub operand: Range<usize>,
}

#[derive(Debug)]
pub struct Arm {
    pub pattern: Range<usize>,
    pub guard: Option<Range<usize>>,
    pub has_let: bool,
    /// Another arm takes whatever comes, so that this one may take nothing.
    pub spare: bool,
}

#[derive(Debug, Default)]
pub struct Nodes {
    /// By where the operator begins.
    pub binary: HashMap<usize, Binary>,
    /// By where the operator begins, which is where the node does.
    pub unary: HashMap<usize, Unary>,
    /// By where the arm begins.
    pub arms: HashMap<usize, Arm>,
    pub structs: Vec<Range<usize>>,
    /// Evaluated by the compiler.
    pub constant: Vec<Range<usize>>,
}

impl Nodes {
    pub fn of(source: &str) -> syn::Result<Self> {
        let mut nodes = Self::default();
        nodes.visit_file(&syn::parse_file(source)?);
        Ok(nodes)
    }
}

fn has_let(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

/// A name in small letters is bound to whatever comes.
fn takes_all(pattern: &syn::Pat) -> bool {
    match pattern {
        syn::Pat::Wild(_) => true,
        syn::Pat::Ident(name) => name.subpat.is_none() && name.ident.to_string().starts_with(char::is_lowercase),
        _ => false,
    }
}

fn range(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}

impl<'ast> Visit<'ast> for Nodes {
    fn visit_expr(&mut self, node: &'ast syn::Expr) {
        match node {
            syn::Expr::Binary(binary) => {
                let operator = range(&binary.op);
                let (whole, left, right) = (range(binary), range(&binary.left), range(&binary.right));
                self.binary.insert(operator.start, Binary { whole, left, operator, right, has_let: has_let(node) });
            }
            syn::Expr::Unary(unary) => {
                let whole = range(unary);
                self.unary.insert(whole.start, Unary { whole, operand: range(&unary.expr) });
            }
            syn::Expr::Struct(one) => self.structs.push(range(one)),
            syn::Expr::Repeat(repeat) => self.constant.push(range(&repeat.len)),
            syn::Expr::Const(block) => self.constant.push(range(block)),
            _ => {}
        }
        syn::visit::visit_expr(self, node);
    }

    fn visit_expr_match(&mut self, node: &'ast syn::ExprMatch) {
        let all: Vec<bool> = node.arms.iter().map(|arm| arm.guard.is_none() && takes_all(&arm.pat)).collect();
        for (at, arm) in node.arms.iter().enumerate() {
            let spare = all.iter().enumerate().any(|(other, all)| *all && other != at);
            let guard = arm.guard.as_ref().map(|(_, guard)| guard);
            let (pattern, has_let) = (range(&arm.pat), guard.is_some_and(|guard| has_let(guard)));
            self.arms.insert(range(arm).start, Arm { pattern, guard: guard.map(range), has_let, spare });
        }
        syn::visit::visit_expr_match(self, node);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constant.push(range(item));
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.constant.push(range(item));
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.constant.push(range(item));
    }

    fn visit_trait_item_const(&mut self, item: &'ast syn::TraitItemConst) {
        self.constant.push(range(item));
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.sig.constness.is_some() {
            self.constant.push(range(item));
        }
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if item.sig.constness.is_some() {
            self.constant.push(range(item));
        }
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_type_array(&mut self, array: &'ast syn::TypeArray) {
        self.constant.push(range(array));
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.constant.push(range(item));
    }
}
