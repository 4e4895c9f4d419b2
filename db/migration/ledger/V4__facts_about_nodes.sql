-- The few results that tell of nodes: pages look for them in every chain.
create index result_about_nodes on ledger.result (chain, kind, height) where kind in ('CONVICTED', 'ORDER_CARRIED');
